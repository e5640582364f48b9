import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Macro } from '#contract';
import { Menu } from '../ui';
import { useMacros } from './use-macros';

const MENU_LENGTH = 10;

/** The macros used most; the rest is found by `/`. */
export function MacroMenu({ onMacro }: { onMacro(macro: Macro): void }) {
  const { t } = useTranslation('macros');
  const macros = useMacros();
  if (macros.length === 0) return null;
  return (
    <Menu
      label={t('run.menu')}
      look="icon"
      side="above"
      testId="macro-menu"
      trigger={<Zap size={15} aria-hidden />}
      items={macros.slice(0, MENU_LENGTH).map((macro) => ({
        key: macro.id,
        label: macro.title,
        hint: `/${macro.initials}`,
        testId: `macro-${macro.initials}`,
        onChoose: () => onMacro(macro),
      }))}
    />
  );
}
