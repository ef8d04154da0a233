/** Style sheets are bundled, not imported. */
declare module '*.css';
