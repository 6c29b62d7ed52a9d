import { Link, type LinkProps } from './Link.tsx';
import { buttonClass, type ButtonLook } from './button-look.ts';
import { classes } from './classes.ts';

export function ButtonLink({
  variant,
  size,
  icon: Icon,
  children,
  className,
  ...rest
}: LinkProps & ButtonLook) {
  return (
    <Link {...rest} className={classes(buttonClass({ variant, size }), className)}>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
    </Link>
  );
}
