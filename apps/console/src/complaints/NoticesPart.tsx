import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintView } from '#contract';
import { api } from '../app/api';
import { Line, Words } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './complaints.module.css';
import { ActForm, Part } from './Part';
import { useComplaintAct } from './use-complaint-act';

/** What departments were told in writing, and who there said that they have it (DOMAIN V18). */
export function NoticesPart({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation('complaints');
  const [adding, setAdding] = useState(false);
  const { notices, closedAt, signedAt } = complaint;
  return (
    <Part title={t('notices')} empty={notices.length === 0 ? t('no_notices') : null}>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} complaint={complaint} notice={notice} />
      ))}
      {!closedAt && signedAt && (
        <SmallButton
          label={t('add_notice')}
          testId="complaint-notify"
          pressed={adding}
          onClick={() => setAdding(!adding)}
        />
      )}
      {adding && <NoticeForm complaint={complaint} onDone={() => setAdding(false)} />}
    </Part>
  );
}

interface LineProps {
  complaint: ComplaintView;
  notice: ComplaintView['notices'][number];
}

function NoticeLine({ complaint, notice }: LineProps) {
  const { t } = useTranslation('complaints');
  const now = useNow();
  const [confirming, setConfirming] = useState(false);
  return (
    <div className={styles.entry}>
      <p>
        <b>{notice.department}</b> <When at={notice.at} now={now} />
        <span className={styles.mark} data-done={notice.confirmedAt ? true : undefined}>
          {notice.confirmedBy ? t('confirmed', { name: notice.confirmedBy }) : t('unconfirmed')}
        </span>
        {!notice.confirmedAt && !complaint.closedAt && (
          <SmallButton
            label={t('confirm')}
            testId="notice-confirm"
            pressed={confirming}
            onClick={() => setConfirming(!confirming)}
          />
        )}
      </p>
      <p className={styles.said}>{notice.text}</p>
      {confirming && <ConfirmForm complaint={complaint} noticeId={notice.id} onDone={() => setConfirming(false)} />}
    </div>
  );
}

function NoticeForm({ complaint, onDone }: { complaint: ComplaintView; onDone: () => void }) {
  const { t } = useTranslation('complaints');
  const { act, ...state } = useComplaintAct(complaint);
  const [department, setDepartment] = useState('');
  const [text, setText] = useState('');
  const save = () =>
    void act(
      (asked) => api('notifyDepartment', { params: { id: complaint.id }, body: { ...asked, department, text } }),
      onDone,
    );
  return (
    <ActForm save={t('notify')} testId="complaint-notify-save" {...state} onSave={save}>
      <Line label={t('department')} longest={80} value={department} autoFocus onChange={setDepartment} />
      <Words label={t('notice_text')} longest={2000} value={text} onChange={setText} />
    </ActForm>
  );
}

function ConfirmForm({
  complaint,
  noticeId,
  onDone,
}: {
  complaint: ComplaintView;
  noticeId: string;
  onDone: () => void;
}) {
  const { t } = useTranslation('complaints');
  const { act, ...state } = useComplaintAct(complaint);
  const [confirmedBy, setConfirmedBy] = useState('');
  const save = () =>
    void act(
      (asked) => api('confirmNotice', { params: { id: complaint.id }, body: { ...asked, noticeId, confirmedBy } }),
      onDone,
    );
  return (
    <ActForm save={t('confirm')} testId="notice-confirm-save" {...state} onSave={save}>
      <Line label={t('confirmed_by')} longest={80} value={confirmedBy} autoFocus onChange={setConfirmedBy} />
    </ActForm>
  );
}
