language-name = Deutsch
language-direction = ltr
number-group = .
number-point = ,
number-thousand = {" "}Tsd.
number-million = {" "}Mio.
