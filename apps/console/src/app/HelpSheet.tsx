import { useTranslation } from 'react-i18next';
import { Dialog, Kbd, MOD } from '../ui';
import { usePlaces } from './places';

const DESK: readonly [key: string, act: string][] = [
  ['J / K', 'move'],
  ['Enter', 'open'],
  ['Esc', 'back'],
  ['R', 'reply'],
  ['N', 'note'],
  ['C', 'claim'],
  ['A', 'assign'],
  ['E', 'resolve'],
  ['S', 'hold'],
];
const WRITING: readonly [key: string, act: string][] = [
  [`${MOD} ↵`, 'send'],
  ['/', 'snippets'],
  ['Tab', 'better'],
  ['Esc', 'leave'],
];

/** Every key on one sheet. */
export function HelpSheet({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const places = usePlaces();
  const going = places.map(({ key, letter }) => [`G ${letter.toUpperCase()}`, t(`places.${key}`)] as const);
  const named = (rows: typeof DESK) => rows.map(([key, act]) => [key, t(`help.${act}`)] as const);
  return (
    <Dialog title={t('help.title')} onClose={onClose} width={620}>
      <div className="help">
        <Keys title={t('help.in_desk')} rows={named(DESK)} />
        <Keys title={t('help.in_writing')} rows={named(WRITING)} />
        <Keys
          title={t('help.everywhere')}
          rows={named([
            [`${MOD} K`, 'commands'],
            ['?', 'help'],
          ])}
        />
        <Keys title={t('help.going')} rows={going} />
      </div>
    </Dialog>
  );
}

function Keys({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([key, act]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{act}</dt>
            <dd>
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
