"""One module a command of `zewen`, each imported only when it is wanted."""
