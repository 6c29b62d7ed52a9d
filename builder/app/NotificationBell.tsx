import { Bell } from 'lucide-react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { notificationsApi, type ResultOf } from '../../server/client.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { RelativeTime } from '../ui/DateTime.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Link } from '../ui/Link.tsx';
import list from '../ui/List.module.css';
import { useApi, useApiMutation } from './api.ts';
import styles from './NotificationBell.module.css';

type Notice = ResultOf<typeof notificationsApi.listNotifications>['items'][number];

export function NotificationBell() {
  const { t } = useTranslation();
  const notices = useApi(notificationsApi.listNotifications, { query: { limit: 20 } });
  const read = useApiMutation(notificationsApi.readNotifications, {
    refreshes: [notificationsApi.listNotifications],
  });
  const unread = notices.data?.unread ?? 0;
  const items = notices.data?.items ?? [];
  const name = unread === 0 ? t('top.notifications') : t('top.unread', { count: unread });
  return (
    <DialogTrigger>
      <div className={styles.bell}>
        <IconButton label={name} icon={Bell} />
        {unread > 0 && (
          <span className={styles.dot} aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </div>
      <Popover className={list.popover} placement="bottom end">
        <Dialog className={styles.panel}>
          {({ close }) => (
            <>
              <header className={styles.head}>
                <Heading slot="title" level={2}>
                  {t('top.notifications')}
                </Heading>
                {unread > 0 && (
                  <Button variant="quiet" size="dense" onPress={() => read.mutate({ body: {} })}>
                    {t('top.markAllRead')}
                  </Button>
                )}
              </header>
              {items.length === 0 && <p className={styles.empty}>{t('top.noNotifications')}</p>}
              <ul className={styles.list}>
                {items.map((notice) => (
                  <li key={notice.id}>
                    <NoticeLine
                      notice={notice}
                      onOpen={() => {
                        if (notice.readAt === null) read.mutate({ body: { ids: [notice.id] } });
                        close();
                      }}
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const text = useText();
  const look = classes(styles.item, notice.readAt === null && styles.unread);
  const words = (
    <>
      <span>{text(notice.text)}</span>
      <span className={styles.time}>
        <RelativeTime value={notice.createdAt} />
      </span>
    </>
  );
  if (notice.link === null) return <div className={look}>{words}</div>;
  return (
    <Link href={notice.link} className={look} onPress={onOpen}>
      {words}
    </Link>
  );
}
