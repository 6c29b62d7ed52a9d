import { useEffect, useState } from 'react';

export type Patience = 'calm' | 'working' | 'slow';

/** How long something has been under way, as far as a person minds. */
export function usePatience(isPending: boolean): Patience {
  const [patience, setPatience] = useState<Patience>('calm');
  useEffect(() => {
    if (!isPending) return;
    const working = setTimeout(() => setPatience('working'), 1_000);
    const slow = setTimeout(() => setPatience('slow'), 10_000);
    return () => {
      clearTimeout(working);
      clearTimeout(slow);
      setPatience('calm');
    };
  }, [isPending]);
  return patience;
}
