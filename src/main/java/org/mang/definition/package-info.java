/**
 * The definitions that say what Măng does (forms, code lists, indicators, targets, marts): where
 * they lie, and how YAML is read strictly. Nothing else knows YAML.
 */
@NullMarked
package org.mang.definition;

import org.jspecify.annotations.NullMarked;
