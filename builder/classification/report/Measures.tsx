import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import styles from '../Classification.module.css';

/** The figures that stand for a model, each with what it means. */
export function Measures({ report }: { report: modelReportApi.ModelReport }) {
  const { t } = useTranslation('classification');
  const { exact } = useShareText();
  const count = useCountText();
  const { overall, baseline, heldOutBy } = report;
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{t('accuracy')}</dt>
          <dd>
            {exact(overall.accuracy)}
            <small>{t('measures.range', { low: exact(overall.low), high: exact(overall.high) })}</small>
            <small>{t('measures.baseline', { share: exact(baseline) })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('measures.top3')}</dt>
          <dd>
            {exact(overall.top3)}
            <small>{t('measures.top3Help')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('measures.macroF1')}</dt>
          <dd>
            {exact(overall.macroF1)}
            <small>{t('measures.macroF1Help')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('measures.ece')}</dt>
          <dd>
            {exact(overall.ece)}
            <small>{t('measures.eceHelp')}</small>
          </dd>
        </div>
      </dl>
      <p className={styles.small}>{t(`measures.${heldOutBy}`, { n: count(overall.n) })}</p>
    </>
  );
}
