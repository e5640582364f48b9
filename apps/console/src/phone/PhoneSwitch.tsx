import { Coffee, NotebookPen, Phone, PhoneCall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AgentPhone } from '#contract';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { Menu } from '../ui';
import styles from './phone.module.css';
import { useDock, usePutDock } from './use-dock';

const ICONS = { ready: Phone, busy: PhoneCall, wrap_up: NotebookPen, break: Coffee };

/** Whether one's phone may ring: ready or a break. Being on a call and writing it down come by themselves. */
export function PhoneSwitch() {
  const phone = useDock()?.phone;
  return phone ? <Switch phone={phone} /> : null;
}

function Switch({ phone }: { phone: AgentPhone }) {
  const { t } = useTranslation('phone');
  const put = usePutDock();
  const { busy, run } = useAct();
  const Icon = ICONS[phone.state];
  const choose = (state: 'ready' | 'break') =>
    void run(async () => put.phone(await api('choosePhone', { body: { state } })));
  const afterwards = phone.state === 'busy';
  return (
    <Menu
      label={t('switch.label', { state: t(`state.${phone.state}`) })}
      look="icon"
      side="right"
      className="sh-place"
      testId="phone-switch"
      disabled={busy}
      trigger={
        <span className={styles.switch} data-state={phone.state}>
          <Icon size={18} strokeWidth={1.8} aria-hidden />
        </span>
      }
      items={[
        { heading: t('switch.heading', { extensions: phone.extensions.join(t('separator')) }) },
        ...(['ready', 'break'] as const).map((state) => ({
          key: state,
          label: t(afterwards ? `switch.then.${state}` : `state.${state}`),
          checked: afterwards ? phone.then === state : phone.state === state,
          testId: `phone-${state}`,
          onChoose: () => choose(state),
        })),
      ]}
    />
  );
}
