import { useLocation } from '@tanstack/react-router';
import { Ellipsis, Settings } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import { Link } from '../ui/Link.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { type Place, placeOf, placesOf } from './places.ts';
import styles from './Rail.module.css';
import { useMe } from './session.ts';

/** How many places fit into the bar at the bottom of a narrow screen, beside its menu. */
const narrowPlaces = 4;

/** Where one can go: a rail at the side, on narrow screens a bar at the bottom. */
export function Rail() {
  const { t } = useTranslation();
  const { role } = useMe();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const present = placeOf(path);
  const main = placesOf(role, 'main');
  const admin = placesOf(role, 'admin');
  const asAction = ({ id, href, icon, isOutside }: Place): MenuAction => ({
    id,
    icon,
    label: t(`nav.${id}`),
    ...(isOutside ? { onAction: () => window.open(href, '_blank', 'noopener') } : { href }),
  });
  const overflow = [...main.slice(narrowPlaces), ...admin];
  return (
    <nav className={styles.rail} aria-label={t('nav.main')}>
      {main.map((place, index) => (
        <PlaceLink
          key={place.id}
          place={place}
          isPresent={place === present}
          isWideOnly={index >= narrowPlaces}
        />
      ))}
      <div className={classes(styles.foot, styles.onlyWide)}>
        {admin.length > 0 && (
          <Menu
            label={t('nav.admin')}
            items={admin.map(asAction)}
            trigger={<AdminButton present={present} />}
          />
        )}
      </div>
      <div className={styles.onlyNarrow}>
        {overflow.length > 0 && (
          <Menu label={t('nav.more')} items={overflow.map(asAction)} trigger={<MoreButton />} />
        )}
      </div>
    </nav>
  );
}

function PlaceLink({
  place,
  isPresent,
  isWideOnly,
}: {
  place: Place;
  isPresent: boolean;
  isWideOnly: boolean;
}) {
  const { t } = useTranslation();
  const { icon: Icon } = place;
  return (
    <Link
      href={place.href}
      className={classes(styles.place, isWideOnly && styles.onlyWide)}
      aria-current={isPresent ? 'page' : undefined}
    >
      <Icon size={20} aria-hidden />
      {t(`nav.${place.id}`)}
    </Link>
  );
}

function AdminButton({ present }: { present: Place | undefined }) {
  const { t } = useTranslation();
  return (
    <AriaButton className={styles.place} data-current={present?.group === 'admin' ? '' : undefined}>
      <Settings size={20} aria-hidden />
      {t('nav.admin')}
    </AriaButton>
  );
}

function MoreButton() {
  const { t } = useTranslation();
  return (
    <AriaButton className={styles.place}>
      <Ellipsis size={20} aria-hidden />
      {t('nav.more')}
    </AriaButton>
  );
}
