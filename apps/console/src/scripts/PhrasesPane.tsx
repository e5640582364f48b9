import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForbiddenPhrase } from '#contract';
import { api } from '../app/api';
import { problemText } from '../app/problems';
import { useBootstrap } from '../app/session';
import { AreaHead } from '../admin/pieces/AreaHead';
import { ListBody } from '../admin/pieces/ListBody';
import { Problem } from '../admin/pieces/Sheet';
import { useAttempt } from '../admin/pieces/use-attempt';
import { useAdminList } from '../admin/pieces/use-admin-list';
import { NewPhrase } from './NewPhrase';
import { PhraseRow } from './PhraseRow';
import { PhraseTryout } from './PhraseTryout';
import { mayWriteForOthers } from './script-rights';

/** Words no reply may carry (DOMAIN H12), each with what to say instead, and a box to try them out. */
export function PhrasesPane() {
  const { t } = useTranslation('scripts');
  const { me } = useBootstrap();
  const list = useAdminList('listForbiddenPhrases');
  const { attempt, error } = useAttempt();
  const adding = useRef<HTMLDivElement>(null);
  const may = mayWriteForOthers(me);
  const change = async (act: () => Promise<unknown>, shown?: (rows: ForbiddenPhrase[]) => ForbiddenPhrase[]) => {
    if (shown) list.show(shown);
    await attempt(act);
    await list.reload();
  };
  const update = ({ id, ...body }: ForbiddenPhrase) =>
    change(
      () => api('updateForbiddenPhrase', { params: { id }, body }),
      (rows) => rows.map((row) => (row.id === id ? { id, ...body } : row)),
    );
  const focusNew = () => adding.current?.querySelector('input')?.focus();
  return (
    <>
      <AreaHead
        title={t('tabs.phrases')}
        text={t('phrases.text')}
        {...(may ? { create: { label: t('phrases.new'), onCreate: focusNew } } : {})}
      />
      <PhraseTryout phrases={list.rows ?? []} />
      {error !== null && <Problem text={problemText(error, t)} />}
      <ListBody list={list} empty={{ title: t('phrases.emptyTitle'), text: t('phrases.emptyText') }}>
        {(phrases) => (
          <div className="pc-list">
            {phrases.map((phrase: ForbiddenPhrase) => (
              <PhraseRow
                key={phrase.id}
                phrase={phrase}
                may={may}
                onChange={(changed) => void update(changed)}
                onDelete={() =>
                  void change(
                    () => api('deleteForbiddenPhrase', { params: { id: phrase.id } }),
                    (rows) => rows.filter(({ id }) => id !== phrase.id),
                  )
                }
              />
            ))}
          </div>
        )}
      </ListBody>
      {may && (
        <div ref={adding}>
          <NewPhrase
            onAdd={(phrase, better) => change(() => api('createForbiddenPhrase', { body: { phrase, better } }))}
          />
        </div>
      )}
    </>
  );
}
