"""Access tokens: how another program reads or writes in a journal without its password."""
