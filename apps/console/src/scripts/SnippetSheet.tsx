import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findForbidden, renderTemplate } from '#domain';
import type { Snippet } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { DeleteButton } from '../admin/pieces/DeleteButton';
import { Choices, Field, FieldGroup } from '../admin/pieces/Field';
import { Sheet } from '../admin/pieces/Sheet';
import { useSheetForm } from '../admin/pieces/use-sheet-form';
import { MarkedText } from './MarkedText';
import { mayWriteForOthers, snippetScopesOf } from './script-rights';
import { VariableText } from './VariableText';

interface SnippetSheetProps {
  snippet: Snippet | null;
  onClose(): void;
  onSaved(): void;
}

export function SnippetSheet({ snippet, onClose, onSaved }: SnippetSheetProps) {
  const { t } = useTranslation('scripts');
  const { me, teams } = useBootstrap();
  const form = useSheetForm(draftOf(snippet, snippetScopesOf(me)[0]!), async ({ title, text, scope, teamId }) => {
    const body = { title, text, scope, teamId: scope === 'team' ? teamId : null };
    if (snippet) await api('updateSnippet', { params: { id: snippet.id }, body });
    else await api('createSnippet', { body });
    onSaved();
  });
  const { draft, set, fault } = form;
  return (
    <Sheet
      title={t(snippet ? 'snippets.edit' : 'snippets.new')}
      form={form}
      onClose={onClose}
      size={600}
      aside={
        snippet && (
          <DeleteButton
            question={t('snippets.deleteTitle')}
            onDelete={() => api('deleteSnippet', { params: { id: snippet.id } })}
            onDeleted={onSaved}
          />
        )
      }
    >
      <Field label={t('snippets.title')} hint={t('snippets.titleHint')} fault={fault('title')}>
        <Input value={draft.title} autoFocus maxLength={80} onChange={({ target }) => set({ title: target.value })} />
      </Field>
      <Field label={t('snippets.says')} hint={t('variables.hint')} fault={fault('text')}>
        <VariableText value={draft.text} maxLength={10_000} onChange={(text) => set({ text })} />
      </Field>
      <SnippetPreview text={draft.text} />
      {mayWriteForOthers(me) && (
        <FieldGroup title={t('snippets.scopeTitle')}>
          <Choices
            name={t('snippets.scopeTitle')}
            value={draft.scope}
            onChange={(scope) => set({ scope, teamId: draft.teamId ?? teams[0]?.id ?? null })}
            options={snippetScopesOf(me).map((value) => ({
              value,
              title: t(`snippets.scope.${value}`),
              text: t(`snippets.scopeText.${value}`),
            }))}
          />
          {draft.scope === 'team' && (
            <Field label={t('snippets.team')} fault={fault('teamId')}>
              <Select
                value={draft.teamId}
                onChange={(teamId) => set({ teamId })}
                options={teams.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
          )}
        </FieldGroup>
      )}
    </Sheet>
  );
}

/** As it will stand in the composer: variables filled with a sample, forbidden phrases marked. */
function SnippetPreview({ text }: { text: string }) {
  const { t } = useTranslation('scripts');
  const { me, company, forbiddenPhrases } = useBootstrap();
  const phrases = useMemo(() => forbiddenPhrases.filter(({ enabled }) => enabled), [forbiddenPhrases]);
  const filled = renderTemplate(text, {
    'contact.name': t('snippets.sampleContact'),
    'agent.name': me.name,
    'agent.workNumber': me.workNumber,
    'company.name': company.name,
  });
  if (filled.trim() === '') return null;
  const findings = findForbidden(filled, phrases);
  return (
    <section className="sc-preview">
      <b>{t('snippets.preview')}</b>
      <div className="sc-bubble ours">
        <MarkedText text={filled} findings={findings} />
      </div>
      {findings.length > 0 && <p className="pc-fault">{t('snippets.forbidden')}</p>}
    </section>
  );
}

function draftOf(snippet: Snippet | null, scope: Snippet['scope']) {
  return {
    title: snippet?.title ?? '',
    text: snippet?.text ?? '',
    scope: snippet?.scope ?? scope,
    teamId: snippet?.teamId ?? null,
  };
}
