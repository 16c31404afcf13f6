/** The charts, loaded only where a page has some. */ export {};
