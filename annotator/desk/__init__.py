"""The analysts' pages: each shows what several stages know and writes only through their actions."""
