/** The page's HTML: an empty frame with the token of this start. All that is shown comes later, as text nodes. */

/** @param token - Letters, digits, - and _ only. */
export function pageDocument(token: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="page-token" content="${token}">
<meta name="color-scheme" content="dark light">
<title>#articles</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body><div id="page"></div><noscript>This page needs JavaScript, all of it from this machine.</noscript></body>
</html>
`;
}

/** An opening quotation mark with a raised 1. */
export const PAGE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
<rect width="40" height="40" rx="20" fill="#3d5a80"/>
<path d="M10 27v-6.6c0-4.6 2.4-7.6 6.6-8.4l.7 2.2c-2 .6-3.2 2-3.3 4h3V27zm9.600 0v-6.600c0-4.600 2.400-7.600 6.600-8.400l.7 2.200c-2 .6-3.200 2-3.300 4h3V27z" fill="#fff"/>
<path d="M29.600 9.200h1.700v7.600h-1.900v-5.400l-1.500.8-.6-1.500z" fill="#ffd27d"/>
</svg>
`;
