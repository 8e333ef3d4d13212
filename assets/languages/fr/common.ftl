language-name = Français
language-direction = ltr
number-group = {" "}
number-point = ,
number-thousand = {" "}k
number-million = {" "}M
