(module
  (memory (import "env" "memory") 1)
  ;; out[i] = sum over d of row(ids[i])[d] * query[d], whole numbers; dims is a multiple of 16
  (func (export "products") (param $rows i32) (param $dims i32) (param $ids i32) (param $count i32) (param $query i32) (param $out i32)
    (local $end i32) (local $row i32) (local $d i32) (local $sum v128) (local $x v128) (local $q v128)
    (local.set $end (i32.add (local.get $ids) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $ids) (local.get $end)))
        (local.set $row (i32.add (local.get $rows) (i32.mul (i32.load (local.get $ids)) (local.get $dims))))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (local.set $d (i32.const 0))
        (loop $along
          (local.set $x (v128.load (i32.add (local.get $row) (local.get $d))))
          (local.set $q (v128.load (i32.add (local.get $query) (local.get $d))))
          (local.set $sum (i32x4.add (local.get $sum) (i32x4.add
            (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_low_i8x16_s (local.get $x) (local.get $q)))
            (i32x4.extadd_pairwise_i16x8_s (i16x8.extmul_high_i8x16_s (local.get $x) (local.get $q))))))
          (local.set $d (i32.add (local.get $d) (i32.const 16)))
          (br_if $along (i32.lt_u (local.get $d) (local.get $dims))))
        (i32.store (local.get $out) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
          (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $ids (i32.add (local.get $ids) (i32.const 4)))
        (br $next))))
  ;; out[d] = sum over i of steps[ids[i]] * row(ids[i])[d], floats
  (func (export "sum") (param $rows i32) (param $dims i32) (param $ids i32) (param $count i32) (param $steps i32) (param $out i32)
    (local $end i32) (local $at i32) (local $d i32) (local $x v128) (local $s v128) (local $half v128)
    (local $a v128) (local $b v128) (local $c v128) (local $e v128)
    (local.set $end (i32.add (local.get $ids) (i32.shl (local.get $count) (i32.const 2))))
    (loop $along
      (local.set $a (v128.const i32x4 0 0 0 0))
      (local.set $b (v128.const i32x4 0 0 0 0))
      (local.set $c (v128.const i32x4 0 0 0 0))
      (local.set $e (v128.const i32x4 0 0 0 0))
      (local.set $at (local.get $ids))
      (block $done
        (loop $next
          (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
          (local.set $x (v128.load (i32.add (local.get $d) (i32.add (local.get $rows) (i32.mul (i32.load (local.get $at)) (local.get $dims))))))
          (local.set $s (v128.load32_splat (i32.add (local.get $steps) (i32.shl (i32.load (local.get $at)) (i32.const 2)))))
          (local.set $half (i16x8.extend_low_i8x16_s (local.get $x)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $s) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $s) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
          (local.set $half (i16x8.extend_high_i8x16_s (local.get $x)))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $s) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
          (local.set $e (f32x4.add (local.get $e) (f32x4.mul (local.get $s) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $next)))
      (v128.store (local.get $out) (local.get $a))
      (v128.store offset=16 (local.get $out) (local.get $b))
      (v128.store offset=32 (local.get $out) (local.get $c))
      (v128.store offset=48 (local.get $out) (local.get $e))
      (local.set $out (i32.add (local.get $out) (i32.const 64)))
      (local.set $d (i32.add (local.get $d) (i32.const 16)))
      (br_if $along (i32.lt_u (local.get $d) (local.get $dims))))))
