import { Select } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailFolder } from '#contract';
import { api } from '../../app/api';
import type { EmailSettings } from '../inboxes/mail-presets';
import { Field } from '../pieces/Field';
import { useAttempt } from '../pieces/use-attempt';
import { MailProblem } from './MailProblem';

interface FolderFieldsProps {
  email: EmailSettings;
  inboxId: string | undefined;
  setEmail(patch: Partial<EmailSettings>): void;
  fault(path: string): string | undefined;
}

/** Which folders are read, from the server's own list, and what becomes of a mail there. */
export function FolderFields({ email, inboxId, setEmail, fault }: FolderFieldsProps) {
  const { t } = useTranslation('mailboxes');
  const { folders, error, busy, load } = useFolders(email, inboxId);
  const imap = email.imap!;
  const set = (patch: Partial<typeof imap>) => setEmail({ imap: { ...imap, ...patch } });
  const options = optionsOf(folders, [...imap.folders, imap.moveTo], t);
  return (
    <>
      <Field label={t('folders.read')} hint={t('folders.readHint')} fault={fault('settings.imap.folders')}>
        <Select
          mode="multiple"
          value={imap.folders}
          maxCount={10}
          loading={busy}
          options={options}
          onOpenChange={(open) => open && load()}
          onChange={(chosen: string[]) => set({ folders: chosen })}
          data-testid="mail-folders"
        />
      </Field>
      <MailProblem error={error} />
      <div className="pc-pair">
        <Field label={t('folders.after')}>
          <Select
            value={imap.after}
            onChange={(after) => set({ after })}
            options={(['seen', 'leave', 'move'] as const).map((value) => ({
              value,
              label: t(`folders.afterwards.${value}`),
            }))}
          />
        </Field>
        {imap.after === 'move' && (
          <Field label={t('folders.moveTo')} hint={t('folders.moveToHint')} fault={fault('settings.imap.moveTo')}>
            <Select
              mode="tags"
              maxCount={1}
              value={imap.moveTo ? [imap.moveTo] : []}
              loading={busy}
              options={options.filter(({ value }) => !imap.folders.includes(value))}
              onOpenChange={(open) => open && load()}
              onChange={(chosen: string[]) => set({ moveTo: chosen.at(-1) ?? '' })}
            />
          </Field>
        )}
      </div>
    </>
  );
}

/** Asked once for what is typed; opening the list after a change asks again. */
function useFolders(email: EmailSettings, inboxId: string | undefined) {
  const [folders, setFolders] = useState<MailFolder[]>([]);
  const [askedWith, setAskedWith] = useState('');
  const { attempt, busy, error } = useAttempt();
  const { folders: _, ...server } = email.imap!;
  const typed = JSON.stringify([server, email.signIn]);
  const load = () => {
    if (busy || typed === askedWith) return;
    void attempt(async () => {
      const settings = { ...email, imap: { ...email.imap!, after: 'seen' as const, moveTo: '', folders: ['INBOX'] } };
      const found = await api('mailFolders', { body: { settings, ...(inboxId ? { inboxId } : {}) } });
      setFolders(found.folders);
      setAskedWith(typed);
    });
  };
  return { folders, error, busy, load };
}

/** What is chosen stays choosable, also before the server was asked. */
function optionsOf(folders: MailFolder[], chosen: string[], t: TFunction<'mailboxes'>) {
  const listed = folders.filter(({ holdsMail }) => holdsMail);
  const missing = chosen.filter((path) => path && !listed.some((folder) => folder.path === path));
  return [
    ...listed.map(({ path, use, mails }) => ({
      value: path,
      label: [use ? t(`folders.use.${use}`) : path, mails === null ? '' : t('folders.mails', { count: mails })].join(
        '  ',
      ),
      title: path,
    })),
    ...missing.map((path) => ({ value: path, label: path === 'INBOX' ? t('folders.use.inbox') : path, title: path })),
  ];
}
