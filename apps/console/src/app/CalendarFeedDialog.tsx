import { useTranslation } from 'react-i18next';
import type { CalendarFeed } from '#contract';
import { Button, Dialog, LoadingShape } from '../ui';
import './calendar-feed.css';
import { CopyButton } from './second-factor/CopyButton';
import { useBootstrap } from './session';
import { useCalendarFeed } from './use-calendar-feed';

/** One's own callbacks, promises and shifts in another calendar: a link that is shown once, can be replaced and turned off. */
export function CalendarFeedDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { feed, link, fault, make, turnOff, name } = useCalendarFeed();
  const on = feed?.madeAt != null;
  return (
    <Dialog title={t('calendar_feed.title')} onClose={onClose} width={480}>
      <p className="cf-text">{t('calendar_feed.about')}</p>
      {!feed && !fault && <LoadingShape />}
      {link && <FeedLink link={link} />}
      {feed && on && <FeedState feed={feed} onNames={name} />}
      {fault && (
        <p className="ui-fault" role="alert">
          {fault}
        </p>
      )}
      <footer>
        {on && (
          <Button onClick={turnOff} data-testid="calendar-feed-off">
            {t('calendar_feed.turn_off')}
          </Button>
        )}
        {feed && (
          <Button look={on ? 'quiet' : 'main'} onClick={make} data-testid="calendar-feed-make">
            {t(on ? 'calendar_feed.replace' : 'calendar_feed.make')}
          </Button>
        )}
        {on && (
          <Button look="main" onClick={onClose}>
            {t('done')}
          </Button>
        )}
      </footer>
    </Dialog>
  );
}

function FeedLink({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <div className="cf-link">
      <label className="ui-field">
        <span>{t('calendar_feed.link')}</span>
        <input
          className="ui-input"
          readOnly
          value={link}
          data-testid="calendar-feed-link"
          onFocus={({ target }) => target.select()}
        />
      </label>
      <CopyButton text={link} />
      <small>{t('calendar_feed.once')}</small>
    </div>
  );
}

function FeedState({ feed, onNames }: { feed: CalendarFeed; onNames(names: boolean): void }) {
  const { t, i18n } = useTranslation();
  const { zone } = useBootstrap().company;
  const said = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
      new Date(at),
    );
  return (
    <>
      <p className="cf-state" data-testid="calendar-feed-state">
        {t('calendar_feed.made', { at: said(feed.madeAt!) })}{' '}
        {feed.readAt ? t('calendar_feed.read', { at: said(feed.readAt) }) : t('calendar_feed.never_read')}
      </p>
      <label className="ui-tick">
        <input
          type="checkbox"
          checked={feed.names}
          data-testid="calendar-feed-names"
          onChange={({ target }) => onNames(target.checked)}
        />
        {t('calendar_feed.names')}
      </label>
      <small className="cf-hint">{t('calendar_feed.names_hint')}</small>
    </>
  );
}
