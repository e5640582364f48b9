import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Macro } from '#contract';
import { macroFault } from '#domain';
import { DeleteButton } from '../admin/pieces/DeleteButton';
import { Choices, Field, FieldGroup } from '../admin/pieces/Field';
import { Sheet } from '../admin/pieces/Sheet';
import { useSheetForm } from '../admin/pieces/use-sheet-form';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { mayWriteForOthers, snippetScopesOf } from '../scripts/script-rights';
import { FIRST, NO_ACTIONS, type Part, PARTS, partsOf } from './macro-parts';
import { PartField } from './PartField';

interface MacroSheetProps {
  macro: Macro | null;
  onClose(): void;
  onSaved(): void;
}

/** Writes a macro: its name, what it does one thing after the other, and who can use it. */
export function MacroSheet({ macro, onClose, onSaved }: MacroSheetProps) {
  const { t } = useTranslation('macros');
  const { me } = useBootstrap();
  const form = useSheetForm(draftOf(macro, snippetScopesOf(me)[0]!), async ({ parts: _, ...draft }) => {
    const body = { ...draft, teamId: draft.scope === 'team' ? draft.teamId : null };
    if (macro) await api('updateMacro', { params: { id: macro.id }, body: { ...body, version: macro.version } });
    else await api('createMacro', { body });
    onSaved();
  });
  const { draft, set, fault } = form;
  const wrong = form.problem ? macroFault(draft.actions) : null;
  const left = PARTS.filter((part) => !draft.parts.includes(part));
  const add = (part: Part) =>
    set({ parts: [...draft.parts, part], actions: { ...draft.actions, [part]: FIRST[part] } });
  const remove = (part: Part) =>
    set({
      parts: draft.parts.filter((one) => one !== part),
      actions: { ...draft.actions, [part]: NO_ACTIONS[part] },
    });
  return (
    <Sheet
      title={t(macro ? 'edit' : 'new')}
      form={form}
      onClose={onClose}
      size={600}
      aside={
        macro && (
          <DeleteButton
            question={t('delete_title')}
            onDelete={() => api('deleteMacro', { params: { id: macro.id } })}
            onDeleted={onSaved}
          />
        )
      }
    >
      <Field label={t('name')} hint={t('name_hint')} fault={fault('title')}>
        <Input value={draft.title} autoFocus maxLength={80} onChange={({ target }) => set({ title: target.value })} />
      </Field>
      <FieldGroup title={t('parts')}>
        {wrong && <p className="pc-fault">{t(`faults.${wrong}`)}</p>}
        {draft.parts.map((part) => (
          <PartField
            key={part}
            part={part}
            actions={draft.actions}
            fault={fault(`actions.${part}`)}
            onChange={(patch) => set({ actions: { ...draft.actions, ...patch } })}
            onRemove={() => remove(part)}
          />
        ))}
        <div className="mc-add">
          {left.map((part) => (
            <Button key={part} onClick={() => add(part)} data-testid={`macro-add-${part}`}>
              + {t(`part.${part}`)}
            </Button>
          ))}
        </div>
      </FieldGroup>
      {mayWriteForOthers(me) && <Scope draft={draft} set={set} teamFault={fault('teamId')} />}
    </Sheet>
  );
}

type Draft = ReturnType<typeof draftOf>;

function Scope({
  draft,
  set,
  teamFault,
}: {
  draft: Draft;
  set(patch: Partial<Draft>): void;
  teamFault: string | undefined;
}) {
  const { t } = useTranslation(['macros', 'scripts']);
  const { me, teams } = useBootstrap();
  return (
    <FieldGroup title={t('scope')}>
      <Choices
        name={t('scope')}
        value={draft.scope}
        onChange={(scope) => set({ scope, teamId: draft.teamId ?? teams[0]?.id ?? null })}
        options={snippetScopesOf(me).map((value) => ({
          value,
          title: t(`scripts:snippets.scope.${value}`),
          text: t(`scripts:snippets.scopeText.${value}`),
        }))}
      />
      {draft.scope === 'team' && (
        <Field label={t('team')} fault={teamFault}>
          <Select
            value={draft.teamId}
            onChange={(teamId) => set({ teamId })}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </FieldGroup>
  );
}

function draftOf(macro: Macro | null, scope: Macro['scope']) {
  const actions = macro?.actions ?? { ...NO_ACTIONS, reply: '' };
  return {
    title: macro?.title ?? '',
    scope: macro?.scope ?? scope,
    teamId: macro?.teamId ?? null,
    actions,
    /** Also those that are still empty. */
    parts: partsOf(actions),
  };
}
