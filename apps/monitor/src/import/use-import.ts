import type { Import } from '@ido/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { runImport, type ImportOrder } from './run-import';

/** An import that runs, with its progress while it does. */
export function useImport() {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Import | null>(null);
  const run = useMutation({
    mutationFn: (order: ImportOrder) => {
      setProgress(null);
      return runImport(order, setProgress);
    },
    onSuccess: (report, order) => {
      if (order.dryRun || report.status !== 'done') return;
      void client.invalidateQueries({ queryKey: ['wave', order.wave] });
      void client.invalidateQueries({ queryKey: ['breakdown', order.wave] });
      void client.invalidateQueries({ queryKey: ['waves'] });
    },
  });
  return { ...run, progress };
}
