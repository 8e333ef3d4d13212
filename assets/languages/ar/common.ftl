language-name = العربية
language-direction = rtl
number-group = ,
number-point = .
number-thousand = {" "}ألف
number-million = {" "}مليون
