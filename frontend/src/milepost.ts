/** The script of every page: htmx and the behaviours that connect themselves. */
import 'htmx.org';
