// Digits alone, without the country's code: people type one number in many ways.
export const PHONE_DIGITS = (phone: string): string =>
  `regexp_replace(regexp_replace(${phone}, '\\D', '', 'g'), '^(0086|86)(?=1\\d{10}$)', '')`;
