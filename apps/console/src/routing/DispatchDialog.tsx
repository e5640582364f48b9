import { useTranslation } from 'react-i18next';
import type { Agent } from '#contract';
import { useBootstrap } from '../app/session';
import { Dialog, LoadingShape } from '../ui';
import styles from './routing.module.css';
import { LimitSection } from './LimitSection';
import { StandInSection } from './StandInSection';
import { StopSection } from './StopSection';
import { useLeads } from './use-routing';

/** Whether an agent is given tickets, and who stands in. Agents arrange their own stand-in; their leads both. */
export function DispatchDialog({ agent, onClose }: { agent: Pick<Agent, 'id' | 'name' | 'teamIds'>; onClose(): void }) {
  const { t, ready } = useTranslation('routing');
  const { me } = useBootstrap();
  const leads = useLeads()(agent);
  const own = agent.id === me.id;
  return (
    <Dialog title={own ? t('dispatch.title') : t('dispatch.of', { name: agent.name })} onClose={onClose} width={500}>
      {ready ? (
        <div className={styles.sections}>
          {(own || leads) && <LimitSection agentId={agent.id} leads={leads} />}
          {(own || leads) && <StopSection agentId={agent.id} leads={leads} />}
          {(own || leads) && <StandInSection agentId={agent.id} />}
        </div>
      ) : (
        <LoadingShape lines={4} />
      )}
    </Dialog>
  );
}
