language-name = 日本語
language-direction = ltr
number-group = ,
number-point = .
number-thousand = k
number-million = M
