import { useNavigate } from '@tanstack/react-router';
import { Languages, LogOut, Moon, Rows3, Sun } from 'lucide-react';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from './commands';
import { chooseDensity, chooseLocale, chooseStatus, chooseTheme, signOut } from './own-acts';
import { usePlaces } from './places';
import { useBootstrap } from './session';
import { chosenStatuses } from './statuses';

/** What the command bar can do on every page. */
export function ShellCommands({ onHelp }: { onHelp(): void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const places = usePlaces();
  const { preferences } = useBootstrap();
  const icon = (of: Parameters<typeof createElement>[0]) => createElement(of as 'svg', { size: 15 } as object);
  const going: Command[] = places.map(({ key, path, icon: of, letter }) => ({
    key: `go-${key}`,
    group: 'go',
    label: t(`places.${key}`),
    icon: icon(of),
    hotkey: `G ${letter.toUpperCase()}`,
    words: path,
    act: () => void navigate({ to: path }),
  }));
  const statuses: Command[] = chosenStatuses.map((status) => ({
    key: `status-${status}`,
    group: 'status',
    label: t('commands.status', { status: t(`presence.${status}`) }),
    icon: createElement('i', { className: 'ui-dot sh-dot', 'data-presence': status }),
    words: status,
    act: () => chooseStatus(status),
  }));
  const compact = preferences.density === 'compact';
  useCommands([
    ...going,
    ...statuses,
    setting('light', t('theme.light'), icon(Sun), 'theme light', () => chooseTheme('light')),
    setting('dark', t('theme.dark'), icon(Moon), 'theme dark', () => chooseTheme('dark')),
    setting('locale', t('locale.other'), icon(Languages), 'language english chinese 中文 语言', () =>
      chooseLocale(i18n.language === 'en' ? 'zh-CN' : 'en'),
    ),
    setting('density', t(compact ? 'density.comfortable' : 'density.compact'), icon(Rows3), 'density', () =>
      chooseDensity(compact ? 'comfortable' : 'compact'),
    ),
    setting('help', t('help.title'), null, 'help keyboard', onHelp),
    setting('out', t('sign_out'), icon(LogOut), 'logout', signOut),
  ]);
  return null;
}

function setting(key: string, label: string, icon: Command['icon'], words: string, act: () => void): Command {
  return { key, group: 'setting', label, icon, words, act };
}
