import { Link, useLocation } from '@tanstack/react-router';
import { Command, Keyboard } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { MOD } from '../ui';
import { OwnMenu } from './OwnMenu';
import { usePlaces } from './places';
import { TroubleMark } from './TroubleMark';
import { usePageTitle } from './page-title';

const PhoneSwitch = lazy(async () => ({ default: (await import('../phone/PhoneSwitch')).PhoneSwitch }));

export function Rail({ onCommands, onHelp }: { onCommands(): void; onHelp(): void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const places = usePlaces();
  const here = places.find(({ path }) => pathname.startsWith(path));
  usePageTitle(here ? t(`places.${here.key}`) : t('product'));
  return (
    <nav className="sh-rail" aria-label={t('places.title')}>
      <Link to="/desk" className="sh-mark" aria-label={t('product')}>
        半
      </Link>
      {places.map(({ key, path, icon: Icon, letter }) => (
        <Link
          key={key}
          to={path}
          className="sh-place"
          aria-current={here?.key === key ? 'page' : undefined}
          aria-label={t(`places.${key}`)}
          data-tip={`${t(`places.${key}`)}  G ${letter.toUpperCase()}`}
          data-testid={`place-${key}`}
        >
          <Icon size={18} strokeWidth={1.8} aria-hidden />
        </Link>
      ))}
      <span className="sh-spring" />
      <TroubleMark />
      <button
        type="button"
        className="sh-place sh-wide-only"
        aria-label={t('help.title')}
        data-tip={`${t('help.title')}  ?`}
        onClick={onHelp}
      >
        <Keyboard size={18} strokeWidth={1.8} aria-hidden />
      </button>
      <button
        type="button"
        className="sh-place sh-wide-only"
        aria-label={t('commands.title')}
        data-tip={`${t('commands.title')}  ${MOD} K`}
        onClick={onCommands}
      >
        <Command size={18} strokeWidth={1.8} aria-hidden />
      </button>
      <Suspense>
        <PhoneSwitch />
      </Suspense>
      <OwnMenu />
    </nav>
  );
}
