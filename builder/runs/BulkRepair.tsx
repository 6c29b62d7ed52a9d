import { Wrench } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { repairsApi } from '../../server/client.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../ui/Button.tsx';
import { actionsFor } from './bulk-action.ts';

/** Knows every type of step; the list itself need not. */
const BulkRepairDialog = lazy(async () => ({
  default: (await import('./BulkRepairDialog.tsx')).BulkRepairDialog,
}));

/** Offered once the list shows only runs of one status: what can be done to them depends on it. */
export function BulkRepair({ filters }: { filters: repairsApi.RepairQuery }) {
  const { t } = useTranslation('runs');
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  const isLeader = role === 'admin' || role === 'supervisor';
  if (!isLeader || actionsFor(filters).length === 0) return null;
  return (
    <div>
      <Button icon={Wrench} onPress={() => setOpen(true)}>
        {t('bulk.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <BulkRepairDialog query={filters} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
