// A call's way between two browsers: found, mended and judged. No screens, and nothing of a browser but what is handed in.
export * from './call-session';
export * from './call-way';
export * from './microphone';
export * from './peer';
export * from './quality';
