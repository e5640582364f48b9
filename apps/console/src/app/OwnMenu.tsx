import { CalendarSync, KeyRound, LogOut, PenLine, ShieldCheck, UserRoundCheck, Volume2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenStatuses } from './statuses';
import { Avatar, Menu, type MenuEntry } from '../ui';
import { chooseDensity, chooseLocale, chooseStatus, chooseTheme, signOut, tried } from './own-acts';
import { savePreferences, useBootstrap } from './session';

const SoundDialog = lazy(async () => ({ default: (await import('./SoundDialog')).SoundDialog }));
const PasswordDialog = lazy(async () => ({ default: (await import('./PasswordDialog')).PasswordDialog }));
const SecondFactorDialog = lazy(async () => ({
  default: (await import('./second-factor/SecondFactorDialog')).SecondFactorDialog,
}));
const CalendarFeedDialog = lazy(async () => ({ default: (await import('./CalendarFeedDialog')).CalendarFeedDialog }));
const SignatureDialog = lazy(async () => ({ default: (await import('./SignatureDialog')).SignatureDialog }));
const DispatchDialog = lazy(async () => ({ default: (await import('../routing/DispatchDialog')).DispatchDialog }));
type DialogName = 'dispatch' | 'calendar' | 'signature' | 'sound' | 'password' | 'second-factor';

/** One's own avatar: status, language, looks, sound, password, second factor, and the way out. */
export function OwnMenu() {
  const { t } = useTranslation();
  const { me } = useBootstrap();
  const [dialog, setDialog] = useState<DialogName | null>(null);
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
        {dialog === 'dispatch' && <DispatchDialog agent={me} onClose={close} />}
        {dialog === 'signature' && <SignatureDialog onClose={close} />}
        {dialog === 'calendar' && <CalendarFeedDialog onClose={close} />}
        {dialog === 'sound' && <SoundDialog onClose={close} />}
        {dialog === 'password' && <PasswordDialog onClose={close} />}
        {dialog === 'second-factor' && <SecondFactorDialog onClose={close} />}
      </Suspense>
    </>
  );
}

function useOwnItems(open: (dialog: DialogName) => void): MenuEntry[] {
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
    {
      key: 'told-any-time',
      label: t('told_any_time'),
      checked: preferences.toldAnyTime ?? false,
      testId: 'told-any-time',
      onChoose: () => tried(savePreferences({ toldAnyTime: !(preferences.toldAnyTime ?? false) })),
    },
    ...useAccountItems(open),
    'line',
    { key: 'out', label: t('sign_out'), icon: <LogOut size={14} />, testId: 'sign-out', onChoose: signOut },
  ];
}

function useAccountItems(open: (dialog: DialogName) => void): MenuEntry[] {
  const { t } = useTranslation();
  const { me } = useBootstrap();
  return [
    {
      key: 'dispatch',
      label: t('dispatch_own'),
      icon: <UserRoundCheck size={14} />,
      testId: 'own-dispatch',
      onChoose: () => open('dispatch'),
    },
    {
      key: 'signature',
      label: t('signature.title'),
      icon: <PenLine size={14} />,
      testId: 'own-signature',
      onChoose: () => open('signature'),
    },
    {
      key: 'calendar',
      label: t('calendar_feed.title'),
      icon: <CalendarSync size={14} />,
      testId: 'own-calendar',
      onChoose: () => open('calendar'),
    },
    { key: 'sound', label: t('sound.title'), icon: <Volume2 size={14} />, onChoose: () => open('sound') },
    { key: 'password', label: t('password.title'), icon: <KeyRound size={14} />, onChoose: () => open('password') },
    {
      key: 'second-factor',
      label: t('second_factor.title'),
      icon: <ShieldCheck size={14} />,
      hint: t(me.secondFactorAt ? 'second_factor.is_on' : 'second_factor.is_off'),
      testId: 'own-second-factor',
      onChoose: () => open('second-factor'),
    },
  ];
}
