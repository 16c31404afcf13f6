"""The pages of exchange: send a sheet, choose how it is read, see what would come of it, import it."""
