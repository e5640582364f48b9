import { KeyRound, LogOut, Volume2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenStatuses } from './statuses';
import { Avatar, Menu, type MenuEntry } from '../ui';
import { chooseDensity, chooseLocale, chooseStatus, chooseTheme, signOut } from './own-acts';
import { useBootstrap } from './session';

const SoundDialog = lazy(async () => ({ default: (await import('./SoundDialog')).SoundDialog }));
const PasswordDialog = lazy(async () => ({ default: (await import('./PasswordDialog')).PasswordDialog }));

/** One's own avatar: status, language, looks, sound, password, and the way out. */
export function OwnMenu() {
  const { t } = useTranslation();
  const { me } = useBootstrap();
  const [dialog, setDialog] = useState<'sound' | 'password' | null>(null);
  const close = () => setDialog(null);
  const items = useOwnItems(setDialog);
  return (
    <>
      <Menu
        label={`${me.name} · ${t(`presence.${me.status}`)}`}
        look="icon"
        side="right"
        className="sh-me"
        testId="own-menu"
        trigger={<Avatar name={me.name} size={30} presence={me.status} title={`${me.name} ${me.workNumber}`} />}
        items={items}
      />
      <Suspense>
        {dialog === 'sound' && <SoundDialog onClose={close} />}
        {dialog === 'password' && <PasswordDialog onClose={close} />}
      </Suspense>
    </>
  );
}

function useOwnItems(open: (dialog: 'sound' | 'password') => void): MenuEntry[] {
  const { t, i18n } = useTranslation();
  const { me, preferences } = useBootstrap();
  const theme = preferences.theme ?? 'system';
  const density = preferences.density ?? 'comfortable';
  return [
    { heading: `${me.name} · ${t('work_number', { number: me.workNumber })}` },
    ...chosenStatuses.map((status) => ({
      key: status,
      label: t(`presence.${status}`),
      icon: <i className="ui-dot sh-dot" data-presence={status} />,
      checked: me.status === status,
      testId: `status-${status}`,
      onChoose: () => chooseStatus(status),
    })),
    'line',
    ...(['light', 'dark', 'system'] as const).map((choice) => ({
      key: choice,
      label: t(`theme.${choice}`),
      checked: theme === choice,
      onChoose: () => chooseTheme(choice),
    })),
    'line',
    {
      key: 'density',
      label: t('density.compact'),
      checked: density === 'compact',
      onChoose: () => chooseDensity(density === 'compact' ? 'comfortable' : 'compact'),
    },
    {
      key: 'locale',
      label: t('locale.other'),
      onChoose: () => chooseLocale(i18n.language === 'en' ? 'zh-CN' : 'en'),
      testId: 'switch-locale',
    },
    { key: 'sound', label: t('sound.title'), icon: <Volume2 size={14} />, onChoose: () => open('sound') },
    { key: 'password', label: t('password.title'), icon: <KeyRound size={14} />, onChoose: () => open('password') },
    'line',
    { key: 'out', label: t('sign_out'), icon: <LogOut size={14} />, testId: 'sign-out', onChoose: signOut },
  ];
}
