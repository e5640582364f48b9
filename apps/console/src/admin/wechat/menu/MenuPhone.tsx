import { ChevronLeft, Keyboard, Menu as Lines, Plus, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type MenuButton, type MenuEntry, shownName } from '#domain';
import { buttonAt, mayAdd, pathOf, type Place } from './menu-draft';
import type { ButtonFaults } from './use-button-faults';

interface MenuPhoneProps {
  account: string;
  menu: MenuEntry[];
  chosen: Place | null;
  faults: ButtonFaults;
  onChoose(place: Place): void;
  onAdd(first: number | null): void;
}

/** The account as followers see it. Its buttons are chosen here, and new ones are added where they will stand. */
export function MenuPhone({ account, menu, chosen, faults, onChoose, onAdd }: MenuPhoneProps) {
  const { t } = useTranslation('wechat-menu');
  const button = chosen && buttonAt(menu, chosen);
  const isOpener = chosen?.below === null && (menu[chosen.first]?.buttons.length ?? 0) > 0;
  return (
    <aside className="wm-phone" aria-label={t('phone')} data-testid="menu-phone">
      <header>
        <ChevronLeft size={18} aria-hidden />
        <b>{account}</b>
        <UserRound size={16} aria-hidden />
      </header>
      <div className="wm-talk">{button && !isOpener && <Outcome button={button} />}</div>
      <nav>
        <Keyboard size={17} aria-hidden className="wm-keyboard" />
        {menu.map((entry, first) => (
          <Column key={entry.key} {...{ entry, first, chosen, faults, menu, onChoose, onAdd }} />
        ))}
        {mayAdd(menu, null) && (
          <button type="button" className="wm-add" onClick={() => onAdd(null)} data-testid="menu-add">
            <Plus size={15} aria-hidden />
            {menu.length === 0 && t('addFirst')}
            {menu.length > 0 && <span className="wm-hidden">{t('addFirst')}</span>}
          </button>
        )}
      </nav>
    </aside>
  );
}

interface ColumnProps extends Omit<MenuPhoneProps, 'account'> {
  entry: MenuEntry;
  first: number;
}

/** A button of the bar; the chosen one has its own above it. */
function Column({ entry, first, chosen, faults, menu, onChoose, onAdd }: ColumnProps) {
  const { t } = useTranslation('wechat-menu');
  const open = chosen?.first === first;
  return (
    <div className="wm-column">
      {open && (
        <div className="wm-above">
          {entry.buttons.map((below, n) => (
            <PhoneButton
              key={below.key}
              name={shownName(below.name, 'second')}
              on={chosen.below === n}
              bad={faults.under(pathOf({ first, below: n }))}
              onClick={() => onChoose({ first, below: n })}
            />
          ))}
          {mayAdd(menu, first) && (
            <button type="button" className="wm-add" onClick={() => onAdd(first)} data-testid="menu-add-below">
              <Plus size={14} aria-hidden /> <span>{t('addBelow')}</span>
            </button>
          )}
        </div>
      )}
      <PhoneButton
        name={shownName(entry.name, 'first')}
        on={open && chosen.below === null}
        bad={faults.under(pathOf({ first, below: null }))}
        opens={entry.buttons.length > 0}
        onClick={() => onChoose({ first, below: null })}
      />
    </div>
  );
}

interface PhoneButtonProps {
  name: string;
  on: boolean;
  bad: boolean;
  opens?: boolean;
  onClick(): void;
}

function PhoneButton({ name, on, bad, opens = false, onClick }: PhoneButtonProps) {
  const { t } = useTranslation('wechat-menu');
  return (
    <button
      type="button"
      className={['wm-button', on && 'on', bad && 'bad'].filter(Boolean).join(' ')}
      aria-pressed={on}
      onClick={onClick}
    >
      {opens && <Lines size={11} aria-hidden />}
      <span>{name || t('unnamed')}</span>
      {bad && <i title={t('hasFault')} />}
    </button>
  );
}

/** What a press brings, as the follower sees it. */
function Outcome({ button: { kind, name, text, url } }: { button: MenuButton }) {
  const { t } = useTranslation('wechat-menu');
  if (kind === 'answer') return <p className="wm-said">{text || t('preview.answer')}</p>;
  if (kind === 'ticket')
    return (
      <>
        <p className="wm-note">{t('preview.ticket')}</p>
        <p className="wm-pressed">点击了菜单「{name}」</p>
      </>
    );
  if (kind === 'link') return <p className="wm-note">{t('preview.link', { url: url || 'https://…' })}</p>;
  return <p className="wm-note">{t(`preview.${kind}`)}</p>;
}
