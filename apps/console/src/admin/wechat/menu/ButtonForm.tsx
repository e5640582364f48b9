import { Button, Input } from 'antd';
import { ArrowLeft, ArrowRight, Bot, Headset, Link2, PanelTop, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type MenuButton, type MenuEntry, type MenuKind, MENU_LIMITS, shownName } from '#domain';
import { Choices, Field } from '../../pieces/Field';
import { buttonAt, moved, pathOf, type Place, removed } from './menu-draft';
import type { ButtonFaults } from './use-button-faults';

const KINDS = [
  { kind: 'ticket', icon: <Headset size={15} aria-hidden /> },
  { kind: 'answer', icon: <Bot size={15} aria-hidden /> },
  { kind: 'link', icon: <Link2 size={15} aria-hidden /> },
  { kind: 'mini_program', icon: <PanelTop size={15} aria-hidden /> },
] as const satisfies { kind: MenuKind; icon: unknown }[];

interface ButtonFormProps {
  menu: MenuEntry[];
  place: Place;
  faults: ButtonFaults;
  onChange(patch: Partial<MenuButton>): void;
  onMenu(menu: MenuEntry[], place: Place | null): void;
}

/** One button: its name, and what a press does. What has buttons below it only opens them. */
export function ButtonForm({ menu, place, faults, onChange, onMenu }: ButtonFormProps) {
  const { t } = useTranslation('wechat-menu');
  const button = buttonAt(menu, place);
  if (!button) return null;
  const level = place.below === null ? 'first' : 'second';
  const path = pathOf(place);
  const isOpener = place.below === null && menu[place.first]!.buttons.length > 0;
  const cut = shownName(button.name, level);
  return (
    <section className="wm-form pc-form" data-testid="menu-button-form">
      <FormHead {...{ menu, place, onMenu }} title={t(`level.${level}`)} />
      <Field
        label={t('name')}
        hint={cut === button.name ? t(`nameHint.${level}`) : t('cut', { shown: cut })}
        fault={faults.at(`${path}.name`)}
      >
        <Input
          value={button.name}
          maxLength={MENU_LIMITS[level].nameBytes}
          autoComplete="off"
          onChange={({ target }) => onChange({ name: target.value })}
          data-testid="menu-name"
        />
      </Field>
      {faults.at(`${path}.kind`) && <p className="pc-fault">{faults.at(`${path}.kind`)}</p>}
      {faults.at(`${path}.key`) && <p className="pc-fault">{faults.at(`${path}.key`)}</p>}
      {isOpener ? (
        <p className="pc-hint">{t('opener')}</p>
      ) : (
        <>
          {button.kind === 'other' && <p className="ib-note">{t('other', { type: button.raw.type ?? '' })}</p>}
          <Choices
            name={t('press')}
            value={button.kind}
            options={KINDS.map(({ kind, icon }) => ({
              value: kind as MenuKind,
              icon,
              title: t(`kind.${kind}.title`),
              text: t(`kind.${kind}.text`),
            }))}
            onChange={(kind) => onChange({ kind })}
          />
          <ActFields {...{ button, path, faults, onChange }} />
        </>
      )}
    </section>
  );
}

interface FormHeadProps extends Pick<ButtonFormProps, 'menu' | 'place' | 'onMenu'> {
  title: string;
}

function FormHead({ menu, place, title, onMenu }: FormHeadProps) {
  const { t } = useTranslation('wechat-menu');
  const step = (by: -1 | 1) => {
    const next = moved(menu, place, by);
    return { disabled: !next, onClick: () => next && onMenu(next.menu, next.place) };
  };
  return (
    <div className="pc-foot">
      <h2>{title}</h2>
      <span className="pc-spring" />
      <Button type="text" icon={<ArrowLeft size={14} />} aria-label={t('before')} title={t('before')} {...step(-1)} />
      <Button type="text" icon={<ArrowRight size={14} />} aria-label={t('after')} title={t('after')} {...step(1)} />
      <Button
        type="text"
        danger
        icon={<Trash2 size={14} />}
        onClick={() => onMenu(removed(menu, place), place.below === null ? null : { ...place, below: null })}
        data-testid="menu-remove-button"
      >
        {t('removeButton')}
      </Button>
    </div>
  );
}

interface ActFieldsProps {
  button: MenuButton;
  path: string;
  faults: ButtonFaults;
  onChange(patch: Partial<MenuButton>): void;
}

function ActFields({ button, path, faults, onChange }: ActFieldsProps) {
  const { t } = useTranslation('wechat-menu');
  const line = (field: 'url' | 'appId' | 'page', label: string, placeholder: string) => (
    <Field label={label} hint={t(`hint.${field}`)} fault={faults.at(`${path}.${field}`)}>
      <Input
        value={button[field]}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ [field]: target.value.trim() })}
        data-testid={`menu-${field}`}
      />
    </Field>
  );
  if (button.kind === 'ticket') return <p className="pc-hint">{t('minute')}</p>;
  if (button.kind === 'answer')
    return (
      <Field label={t('answer')} hint={t('hint.answer')} fault={faults.at(`${path}.text`)}>
        <Input.TextArea
          value={button.text}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={1000}
          onChange={({ target }) => onChange({ text: target.value })}
          data-testid="menu-text"
        />
      </Field>
    );
  if (button.kind === 'link') return line('url', t('url'), 'https://');
  if (button.kind !== 'mini_program') return null;
  return (
    <>
      <div className="pc-pair">
        {line('appId', 'AppID', 'wx…')}
        {line('page', t('page'), 'pages/index/index')}
      </div>
      {line('url', t('fallback'), 'https://')}
    </>
  );
}
