// A day is over when everything that came in is accounted for (DOMAIN M5, B11).
export * from './balance';
