import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { MiniMap, useReactFlow, useStore } from 'reactflow';
import { catalogue } from '../../../engine/browser.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { colourOf } from '../step-look.ts';
import styles from './Canvas.module.css';
import type { CanvasNode } from './drawing.ts';

/** Zoom, fit and the map; and the level of detail, told to the styles by the zoom. */
export function CanvasTools({ root }: { root: RefObject<HTMLDivElement | null> }) {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { t } = useTranslation('editor');
  const detail = useStore(({ transform: [, , zoom] }) =>
    zoom < 0.2 ? 'far' : zoom < 0.45 ? 'middle' : 'near',
  );
  useEffect(() => root.current?.setAttribute('data-lod', detail), [root, detail]);
  return (
    <>
      <div className={styles.controls}>
        <IconButton size="dense" label={t('canvas.zoomIn')} icon={Plus} onPress={() => void zoomIn()} />
        <IconButton size="dense" label={t('canvas.zoomOut')} icon={Minus} onPress={() => void zoomOut()} />
        <IconButton
          size="dense"
          label={t('canvas.fit')}
          icon={Maximize}
          onPress={() => void fitView({ padding: 0.1, maxZoom: 1 })}
        />
      </div>
      <MiniMap<CanvasNode>
        className={styles.map}
        ariaLabel={t('canvas.map')}
        style={{ width: 144, height: 104 }}
        pannable
        zoomable
        nodeColor={(node) =>
          node.type === 'step' ? colourOf(catalogue.get(node.data.step.type)) : 'transparent'
        }
      />
    </>
  );
}
