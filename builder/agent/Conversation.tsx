import { useEffect, useRef } from 'react';
import type { casesApi } from '../../server/client.ts';
import styles from './Case.module.css';
import { CaseTimeline } from './CaseTimeline.tsx';
import { GuideCards } from './GuideCards.tsx';
import { ReplyBox } from './ReplyBox.tsx';
import type { ReplyInserter } from './reply-inserter.ts';
import type { Guide } from './use-guide.ts';

interface ConversationProps {
  detail: casesApi.CaseDetail;
  guide: Guide;
  inserter: ReplyInserter;
}

/** What was said and done, then the step a guided flow asks for, then the place to write. */
export function Conversation({ detail, guide, inserter }: ConversationProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  // Whoever reads the end stays at the end as entries arrive; whoever reads further up is left there.
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const follow = () => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    };
    const watcher = new ResizeObserver(follow);
    for (const child of box.children) watcher.observe(child);
    return () => watcher.disconnect();
  }, []);
  return (
    <>
      <div
        className={styles.scroller}
        ref={scroller}
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
        }}
      >
        <div className={styles.flow}>
          <CaseTimeline detail={detail} />
          <GuideCards guide={guide} />
        </div>
      </div>
      <ReplyBox detail={detail} inserter={inserter} />
    </>
  );
}
