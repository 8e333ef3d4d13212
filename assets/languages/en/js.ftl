# What scripts say. { $n } and { $name } are put in by the browser.

js-offline = That did not work. Are you connected?
js-denied = This browser was told not to show notifications. Change that in its settings first.
js-nopush = The push service of this browser does not answer.
js-undo = Undo
js-close = Close
js-back = Back
js-moved = Column moved
# So many posts that are not shown yet.
js-fresh = { $n } new

# Widths of a column.
js-width-s = Narrow
js-width-m = Medium
js-width-l = Wide
