const SYSTEM_FONT = 'system-ui, sans-serif';

Redoc.init(
  '/openapi.json',
  { theme: { typography: { fontFamily: SYSTEM_FONT, headings: { fontFamily: SYSTEM_FONT } } } },
  document.getElementById('redoc'),
);
