import { useTranslation } from 'react-i18next';
import { type MenuEntry, menuFaults } from '#domain';
import type { ApiProblem } from '../../../app/api';

export interface ButtonFaults {
  /** What is wrong at a path, in words; undefined when nothing is. */
  at(path: string): string | undefined;
  /** Whether anything is wrong at the button of this path or below it. */
  under(path: string): boolean;
  /** The first path with a fault, in the order of the menu. */
  first: string | null;
}

/** What is wrong with a menu: what the check finds, and what the platform refused. What is only still empty is told after a try. */
export function useButtonFaults(menu: MenuEntry[], refusal: ApiProblem | null, tried: boolean): ButtonFaults {
  const { t, i18n } = useTranslation('wechat-menu');
  const found = menuFaults(menu).filter(({ rule }) => tried || rule !== 'required');
  const { errcode, at: blamed = [] } = (refusal?.detail ?? {}) as { errcode?: number; at?: string[] };
  const refused = (): string => {
    const words = i18n.exists(`wechat-menu:refusal.${errcode}`)
      ? t(`refusal.${errcode}`)
      : t('refusal.other', { errcode });
    return blamed.length > 1 ? t('perhaps', { words }) : words;
  };
  const paths = [...found.map(({ path }) => path), ...blamed];
  return {
    at: (path) => {
      const rule = found.find((fault) => fault.path === path)?.rule;
      if (rule) return t(`rule.${rule}`);
      return blamed.includes(path) ? refused() : undefined;
    },
    under: (path) => paths.some((one) => one === path || one.startsWith(`${path}.`)),
    first: paths[0] ?? null,
  };
}
