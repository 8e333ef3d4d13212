language-name = Español
language-direction = ltr
number-group = .
number-point = ,
number-thousand = {" "}mil
number-million = {" "}M
