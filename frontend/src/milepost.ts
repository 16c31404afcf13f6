/** The script of every page: htmx, the frame's behaviours, the elements; charts are fetched where a page has some. */
import 'htmx.org';
import './frame/security';
import { sayFailures } from './frame/failures';
import { dropEmpty } from './frame/filters';
import { keepFocus } from './frame/focus';
import { closeMenus } from './frame/menus';
import { foldMenu } from './frame/fold';
import { stepThroughHits } from './frame/hits';
import { countPicks } from './frame/picks';
import { fitTables } from './frame/tables';
import { closeToasts } from './frame/toasts';
import { loadCharts } from './frame/charts';
import { AsOfElement } from './elements/asof';
import { ColumnsElement } from './elements/columns';
import { DraftElement } from './elements/draft';
import { ExplainElement } from './elements/explain';
import { KeyboardElement } from './elements/keyboard';
import { ThemeElement } from './elements/theme';
import { TrackElement } from './elements/track';

customElements.define('mp-asof', AsOfElement);
customElements.define('mp-columns', ColumnsElement);
customElements.define('mp-draft', DraftElement);
customElements.define('mp-explain', ExplainElement);
customElements.define('mp-keyboard', KeyboardElement);
customElements.define('mp-theme', ThemeElement);
customElements.define('mp-track', TrackElement);

sayFailures(document);
dropEmpty(document);
keepFocus(document);
closeMenus(document);
foldMenu(document);
countPicks(document);
fitTables(document);
stepThroughHits(document);
closeToasts(document);
loadCharts(document);
