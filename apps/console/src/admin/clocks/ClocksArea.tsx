import { Button } from 'antd';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServicePolicyView } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { Problem } from '../pieces/Sheet';
import { useAdminList } from '../pieces/use-admin-list';
import { useAttempt } from '../pieces/use-attempt';
import { ClockPolicyRow } from './ClockPolicyRow';
import { ClockPolicySheet } from './ClockPolicySheet';
import { RecomputationLine } from './RecomputationLine';
import './clocks.css';

const CLOSING_ROWS = 9;

/** Which tickets are served by which deadlines, in the order in which they are asked. */
export function ClocksArea() {
  const { t } = useTranslation(['clock', 'errors']);
  const list = useAdminList('listPolicies');
  const { act, busy, error } = useActs(list);
  const [open, setOpen] = useState<ServicePolicyView | 'new' | null>(null);
  const rows = list.rows ?? [];
  const ruled = rows.filter(({ rule, active }) => rule && active).length >= CLOSING_ROWS;
  const move = (from: number, to: number) =>
    act(() => api('orderPolicies', { body: { ids: moved(rows, from, to).map(({ id }) => id) } }));
  return (
    <>
      <AreaHead
        title={t('admin:areas.clocks')}
        text={t('admin.text')}
        create={{ label: t('admin.new'), onCreate: () => setOpen('new') }}
      >
        <Button
          icon={<ListChecks size={14} />}
          disabled={ruled || busy}
          title={t('admin.template_hint')}
          data-testid="closing-rules"
          onClick={() => act(() => api('addClosingRules'))}
        >
          {t(ruled ? 'admin.template_on' : 'admin.template')}
        </Button>
      </AreaHead>
      <RecomputationLine />
      {error !== null && <Problem text={problemText(error, t)} />}
      <PolicyList list={list} busy={busy} onMove={move} onOpen={setOpen} />
      {open && (
        <ClockPolicySheet
          policy={open === 'new' ? null : open}
          last={Math.max(0, ...rows.map(({ position }) => position))}
          onClose={() => setOpen(null)}
          onSaved={(saved) => {
            list.show(() => saved);
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

type Policies = ReturnType<typeof useAdminList<'listPolicies'>>;

/** Acts on the whole list; each answers what the list is then. */
function useActs(list: Policies) {
  const { attempt, busy, error } = useAttempt();
  const act = (work: () => Promise<{ rows: ServicePolicyView[] }>) =>
    void attempt(async () => {
      const answer = await work();
      list.show(() => answer.rows);
    });
  return { act, busy, error };
}

interface PolicyListProps {
  list: Policies;
  busy: boolean;
  onMove(from: number, to: number): void;
  onOpen(policy: ServicePolicyView): void;
}

function PolicyList({ list, busy, onMove, onOpen }: PolicyListProps) {
  const { t } = useTranslation('clock');
  return (
    <ListBody list={list} empty={{ title: t('admin.empty'), text: t('admin.empty_text') }}>
      {(policies) => (
        <ol className="ck-list">
          {policies.map((policy, i) => (
            <ClockPolicyRow
              key={policy.id}
              policy={policy}
              place={i + 1}
              busy={busy}
              onUp={i > 0 ? () => onMove(i, i - 1) : null}
              onDown={i < policies.length - 1 ? () => onMove(i, i + 1) : null}
              onOpen={() => onOpen(policy)}
            />
          ))}
        </ol>
      )}
    </ListBody>
  );
}

function moved<R>(rows: readonly R[], from: number, to: number): R[] {
  const left = rows.toSpliced(from, 1);
  return left.toSpliced(to, 0, rows[from]!);
}
