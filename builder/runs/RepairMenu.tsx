import { Wrench } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { runsApi } from '../../server/client.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { RepairDialog, type Repair } from './RepairDialog.tsx';

/** What can be done by hand to a run in its present state. */
export function RepairMenu({ run, titleOf }: { run: runsApi.Run; titleOf: (stepId: string) => string }) {
  const { t } = useTranslation('runs');
  const [repair, setRepair] = useState<Repair>();
  const isOpen = run.status === 'active' || run.status === 'failed';
  const repairs: Repair[] = isOpen ? ['skip', 'move', 'rerun'] : ['rerun'];
  return (
    <>
      <Menu
        label={t('repair.actions')}
        trigger={<Button icon={Wrench}>{t('repair.menu')}</Button>}
        items={repairs.map((id) => ({ id, label: t(`repair.title.${id}`), onAction: () => setRepair(id) }))}
      />
      {repair && (
        <RepairDialog repair={repair} run={run} titleOf={titleOf} onClose={() => setRepair(undefined)} />
      )}
    </>
  );
}
