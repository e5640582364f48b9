/** Hundredths as an amount of the company's currency: ¥86,500.50. */
export function moneyText(cents: number, locale: string): string {
  const whole = cents % 100 === 0;
  return new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 },
  }).format(cents / 100);
}

/** What somebody typed as an amount, in hundredths; null where it is none. */
export function typedCents(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^[¥￥]/, '')
    .replace(/[,，\s]/g, '');
  const wan = /^(\d{1,9}(?:\.\d{1,6})?)万$/.exec(plain);
  const yuan = wan ? Number(wan[1]) * 10_000 : /^\d{1,10}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
  return yuan === null || yuan === 0 ? null : Math.round(yuan * 100);
}
