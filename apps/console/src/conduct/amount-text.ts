import type { TFunction } from 'i18next';
import type { Violation } from '#contract';

/** Yuan with their sign: what would be paid and what would be taken off must not look alike. */
export const yuanText = (amount: number): string => `${amount < 0 ? '−' : '+'}${Math.abs(amount)}`;

/** What an amount was counted from, in a few words. */
export function basisText({ basis }: Violation, t: TFunction<['conduct', 'common']>): string {
  if (!basis) return '';
  switch (basis.kind) {
    case 'talk':
      return t('amounts.basis.talk', { ...basis, talked: Math.floor(basis.talked * 10) / 10 });
    case 'record':
      return t('amounts.basis.record', { name: basis.contactName });
    case 'fault':
      return t('amounts.basis.fault', { ...basis, rule: t(`common:conduct_rules.${basis.rule}`) });
    case 'finding':
      return t('amounts.basis.finding', basis);
    case 'visit':
      return t('amounts.basis.visit', basis);
  }
}
