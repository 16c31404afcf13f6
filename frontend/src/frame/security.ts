/** Takes from htmx the way to run text as code: the policy of the pages forbids it, and so does this. */
import htmx from 'htmx.org';

function refuse(): never {
  throw new Error('Text is not run as code here.');
}

htmx.registerExtension('mp-no-code', {
  init: (internals: { initSecurity: (policy: null, sync: unknown, asynchronous: unknown) => void }) => {
    internals.initSecurity(null, refuse, refuse);
  },
} as Parameters<typeof htmx.registerExtension>[1]);
